@NullMarked
package com.kameleoon.destination.model.function;

import org.jspecify.annotations.NullMarked;
