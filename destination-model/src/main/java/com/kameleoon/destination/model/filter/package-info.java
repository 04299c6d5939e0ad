/// Destination filters: which events go on, and which of their properties.
@NullMarked
package com.kameleoon.destination.model.filter;

import org.jspecify.annotations.NullMarked;
