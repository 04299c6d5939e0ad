@NullMarked
package com.kameleoon.destination.ingest.query;

import org.jspecify.annotations.NullMarked;
