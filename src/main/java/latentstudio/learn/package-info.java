/**
 * Learn: pictures that somebody brings become a model. A run is a durable job; what trains is a process of its own, which this package
 * starts and never links.
 */
package latentstudio.learn;
