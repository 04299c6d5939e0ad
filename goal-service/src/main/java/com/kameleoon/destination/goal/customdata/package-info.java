@NullMarked
package com.kameleoon.destination.goal.customdata;

import org.jspecify.annotations.NullMarked;
