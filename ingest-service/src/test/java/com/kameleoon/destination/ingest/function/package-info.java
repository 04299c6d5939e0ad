@NullMarked
package com.kameleoon.destination.ingest.function;

import org.jspecify.annotations.NullMarked;
