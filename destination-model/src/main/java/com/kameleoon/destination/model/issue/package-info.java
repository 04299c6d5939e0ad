/// What is wrong with something that a user wrote, with its place and a remedy.
@NullMarked
package com.kameleoon.destination.model.issue;

import org.jspecify.annotations.NullMarked;
