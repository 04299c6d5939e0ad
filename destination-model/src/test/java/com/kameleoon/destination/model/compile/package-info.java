@NullMarked
package com.kameleoon.destination.model.compile;

import org.jspecify.annotations.NullMarked;
