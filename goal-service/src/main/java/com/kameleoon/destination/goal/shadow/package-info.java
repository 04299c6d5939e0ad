/// What a destination in the mode Shadow would have done.
@NullMarked
package com.kameleoon.destination.goal.shadow;

import org.jspecify.annotations.NullMarked;
