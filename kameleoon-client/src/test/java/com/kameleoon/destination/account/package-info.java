@NullMarked
package com.kameleoon.destination.account;

import org.jspecify.annotations.NullMarked;
