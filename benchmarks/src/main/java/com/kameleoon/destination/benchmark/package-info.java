/// Measures the product as ratios against what a user would use instead, in one interleaved run.
@NullMarked
package com.kameleoon.destination.benchmark;

import org.jspecify.annotations.NullMarked;
