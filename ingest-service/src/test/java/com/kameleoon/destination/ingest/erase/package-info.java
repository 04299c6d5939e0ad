@NullMarked
package com.kameleoon.destination.ingest.erase;

import org.jspecify.annotations.NullMarked;
