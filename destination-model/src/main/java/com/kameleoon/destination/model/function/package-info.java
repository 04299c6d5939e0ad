/// What an insert function is and what can become of an event in it; the runtime is in ingest.
@NullMarked
package com.kameleoon.destination.model.function;

import org.jspecify.annotations.NullMarked;
