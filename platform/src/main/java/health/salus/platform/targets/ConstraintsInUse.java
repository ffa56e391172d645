package health.salus.platform.targets;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.internal.engine.PredefinedScopeConfigurationImpl;

/**
 * Leaves out the constraints of modules that run elsewhere: to read those of all is a quarter of what the main thread of a
 * service does until it is ready.
 */
@Singleton
class ConstraintsInUse implements ValidatorFactoryCustomizer {
    /** Classes that only their own module knows. */
    private static final Pattern OF_ONE_MODULE = Pattern.compile("health\\.salus\\.(\\w+)\\.internal\\..*");

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        List<String> targets = Process.current().targets();
        if (!targets.contains(Targets.ALL) && !targets.contains(Worker.NAME)) {
            // The interface can set the classes but not tell them.
            var classes = (PredefinedScopeConfigurationImpl) configuration;
            classes.initializeBeanMetaData(classes.getBeanClassesToInitialize().stream()
                    .filter(one -> areUsedBy(targets, one))
                    .collect(Collectors.toSet()));
        }
    }

    private static boolean areUsedBy(List<String> targets, Class<?> constrained) {
        var module = OF_ONE_MODULE.matcher(constrained.getName());
        return !module.matches() || targets.contains(module.group(1));
    }
}
