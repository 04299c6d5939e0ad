/// What a user writes: the records of the resource's `spec`, one definition for every module.
@NullMarked
package com.kameleoon.destination.model.spec;

import org.jspecify.annotations.NullMarked;
