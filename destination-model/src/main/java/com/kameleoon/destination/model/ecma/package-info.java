/// JSON values the way ECMAScript sees them, and the bound of an evaluation.
@NullMarked
package com.kameleoon.destination.model.ecma;

import org.jspecify.annotations.NullMarked;
