/// Finds everything that is wrong with a resource.
@NullMarked
package com.kameleoon.destination.kd.validate;

import org.jspecify.annotations.NullMarked;
