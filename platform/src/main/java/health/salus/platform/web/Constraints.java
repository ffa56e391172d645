package health.salus.platform.web;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import io.quarkus.hibernate.validator.runtime.ArcConstraintValidatorFactoryImpl;
import io.quarkus.hibernate.validator.runtime.ArcProxyBeanMetaDataClassNormalizer;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.PredefinedScopeHibernateValidatorConfiguration;

/**
 * Reads the constraints of a class when the first of its instances is validated. Quarkus reads those of all classes before
 * it answers, which is two fifths of what the main thread does until then.
 */
@Singleton
class Constraints implements ValidatorFactoryCustomizer {
    /** The validator of Quarkus, which {@link #validator} takes the place of, has nothing to read. */
    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> ofQuarkus) {
        ((PredefinedScopeHibernateValidatorConfiguration) ofQuarkus).initializeBeanMetaData(Set.of());
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Validator validator() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .constraintValidatorFactory(new ArcConstraintValidatorFactoryImpl())
                .beanMetaDataClassNormalizer(new ArcProxyBeanMetaDataClassNormalizer())
                .defaultLocale(Locale.ENGLISH)
                .buildValidatorFactory()
                .getValidator();
    }
}
