/// The two services behind this one, as they are asked for what they have.
@NullMarked
package com.kameleoon.destination.ingest.peer;

import org.jspecify.annotations.NullMarked;
