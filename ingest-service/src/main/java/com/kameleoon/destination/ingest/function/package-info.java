/// Runs Segment's insert functions: JavaScript in a sandbox, on threads of its own.
@NullMarked
package com.kameleoon.destination.ingest.function;

import org.jspecify.annotations.NullMarked;
