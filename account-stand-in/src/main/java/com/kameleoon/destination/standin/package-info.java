@NullMarked
package com.kameleoon.destination.standin;

import org.jspecify.annotations.NullMarked;
