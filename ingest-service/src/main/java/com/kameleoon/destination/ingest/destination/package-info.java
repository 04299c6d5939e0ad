/// The destination that runs: read from files, compiled, swapped while events flow.
@NullMarked
package com.kameleoon.destination.ingest.destination;

import org.jspecify.annotations.NullMarked;
