/// The fields of an action: cleaning, coercion and validation of a payload.
@NullMarked
package com.kameleoon.destination.model.schema;

import org.jspecify.annotations.NullMarked;
