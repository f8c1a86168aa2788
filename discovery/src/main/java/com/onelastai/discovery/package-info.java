/**
 * The registry in which services find each other: a plain Eureka server. It stores its entries in
 * memory; running services register again after it restarts.
 */
@NullMarked
package com.onelastai.discovery;

import org.jspecify.annotations.NullMarked;
