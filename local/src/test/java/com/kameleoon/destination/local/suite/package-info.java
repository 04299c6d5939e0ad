@NullMarked
package com.kameleoon.destination.local.suite;

import org.jspecify.annotations.NullMarked;
