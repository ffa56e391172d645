/** Measurements that print ratios: Salus against a server that does nothing but the SQL, on the same database in the same run. */
package health.salus.benchmarks;
