/// Says of one event what became of it, step by step: the real pipeline runs again, watched, with
/// the revision that decided it.
@NullMarked
package com.kameleoon.destination.ingest.explain;

import org.jspecify.annotations.NullMarked;
