@NullMarked
package com.kameleoon.destination.goal.forward;

import org.jspecify.annotations.NullMarked;
