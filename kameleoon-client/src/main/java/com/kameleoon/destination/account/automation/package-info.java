@NullMarked
package com.kameleoon.destination.account.automation;

import org.jspecify.annotations.NullMarked;
