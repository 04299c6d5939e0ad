/// Which configuration ran when, so that an old event can be explained by what decided it.
@NullMarked
package com.kameleoon.destination.ingest.revision;

import org.jspecify.annotations.NullMarked;
