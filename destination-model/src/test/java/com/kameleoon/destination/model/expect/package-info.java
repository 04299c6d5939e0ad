@NullMarked
package com.kameleoon.destination.model.expect;

import org.jspecify.annotations.NullMarked;
