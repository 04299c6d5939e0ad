/// Decides what becomes of one event; no I/O.
@NullMarked
package com.kameleoon.destination.ingest.pipeline;

import org.jspecify.annotations.NullMarked;
