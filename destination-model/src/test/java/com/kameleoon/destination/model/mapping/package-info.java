@NullMarked
package com.kameleoon.destination.model.mapping;

import org.jspecify.annotations.NullMarked;
