@NullMarked
package com.kameleoon.destination.ingest.alert;

import org.jspecify.annotations.NullMarked;
