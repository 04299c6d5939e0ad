@NullMarked
package com.kameleoon.destination.model.spec;

import org.jspecify.annotations.NullMarked;
