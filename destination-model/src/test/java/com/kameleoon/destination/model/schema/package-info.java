@NullMarked
package com.kameleoon.destination.model.schema;

import org.jspecify.annotations.NullMarked;
