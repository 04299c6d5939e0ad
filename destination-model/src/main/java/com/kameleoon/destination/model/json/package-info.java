/// JSON that stays the bytes that it came in, as far as nobody asks for more.
@NullMarked
package com.kameleoon.destination.model.json;

import org.jspecify.annotations.NullMarked;
