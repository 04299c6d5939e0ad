@NullMarked
package com.kameleoon.destination.goal.account;

import org.jspecify.annotations.NullMarked;
