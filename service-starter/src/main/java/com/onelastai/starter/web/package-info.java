/**
 * Parameters of handlers. Add a {@link com.onelastai.starter.web.RequestArgument} bean to let every
 * handler take a parameter of a type of your own.
 */
@NullMarked
package com.onelastai.starter.web;

import org.jspecify.annotations.NullMarked;
