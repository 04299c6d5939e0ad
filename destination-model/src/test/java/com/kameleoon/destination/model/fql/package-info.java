@NullMarked
package com.kameleoon.destination.model.fql;

import org.jspecify.annotations.NullMarked;
