/** Settings that every service starts with, and the check of those that production must set. */
@NullMarked
package com.onelastai.starter.config;

import org.jspecify.annotations.NullMarked;
