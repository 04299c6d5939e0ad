/// Turns conversions into conversions of goals.
@NullMarked
package com.kameleoon.destination.goal;

import org.jspecify.annotations.NullMarked;
