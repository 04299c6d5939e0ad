/// The event log: what was received, what became of it, and what is still to be delivered.
@NullMarked
package com.kameleoon.destination.ingest.log;

import org.jspecify.annotations.NullMarked;
