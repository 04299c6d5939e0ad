/// Mapping directives: JSON to a checked tree to an immutable program.
@NullMarked
package com.kameleoon.destination.model.mapping;

import org.jspecify.annotations.NullMarked;
