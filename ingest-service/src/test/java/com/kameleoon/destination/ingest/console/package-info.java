/// The console over the real log.
@NullMarked
package com.kameleoon.destination.ingest.console;

import org.jspecify.annotations.NullMarked;
