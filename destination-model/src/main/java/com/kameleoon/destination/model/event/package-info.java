/// A typed view over the JSON tree of one Segment event.
@NullMarked
package com.kameleoon.destination.model.event;

import org.jspecify.annotations.NullMarked;
