/// What a destination in the mode Shadow would have done.
@NullMarked
package com.kameleoon.destination.ingest.shadow;

import org.jspecify.annotations.NullMarked;
