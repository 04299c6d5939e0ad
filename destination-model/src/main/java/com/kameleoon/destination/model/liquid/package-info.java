/// Liquid templates as Segment's mappings have them.
@NullMarked
package com.kameleoon.destination.model.liquid;

import org.jspecify.annotations.NullMarked;
