/// What the operator reports of a destination: the records of the resource's `status`.
@NullMarked
package com.kameleoon.destination.model.status;

import org.jspecify.annotations.NullMarked;
