/// Takes batches of conversions and keeps each one once.
@NullMarked
package com.kameleoon.destination.goal.conversion;

import org.jspecify.annotations.NullMarked;
