@NullMarked
package com.kameleoon.destination.kd;

import org.jspecify.annotations.NullMarked;
