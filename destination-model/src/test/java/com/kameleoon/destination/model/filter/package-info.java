@NullMarked
package com.kameleoon.destination.model.filter;

import org.jspecify.annotations.NullMarked;
