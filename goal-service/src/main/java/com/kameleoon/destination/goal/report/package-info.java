/// What people and monitoring may ask: goals, conversions, sums.
@NullMarked
package com.kameleoon.destination.goal.report;

import org.jspecify.annotations.NullMarked;
