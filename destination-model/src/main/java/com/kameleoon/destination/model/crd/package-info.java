/// The CustomResourceDefinition, made of the records of `spec` and `status`.
@NullMarked
package com.kameleoon.destination.model.crd;

import org.jspecify.annotations.NullMarked;
