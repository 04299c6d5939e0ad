/// The resource as the API server has it, and what is named after it.
@NullMarked
package com.kameleoon.destination.operator.resource;

import org.jspecify.annotations.NullMarked;
